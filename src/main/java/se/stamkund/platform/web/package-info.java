/**
 * What every page is made with: language, formats, forms, the frame around the page, its
 * static files and what it shows when something goes wrong.
 */
@NullMarked
package se.stamkund.platform.web;

import org.jspecify.annotations.NullMarked;
