/** The books: pages, files and REST. */
@NullMarked
package se.stamkund.insight.web;

import org.jspecify.annotations.NullMarked;
