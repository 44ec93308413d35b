/** The first page of an installation. */
@NullMarked
package se.stamkund.dataload.web;

import org.jspecify.annotations.NullMarked;
