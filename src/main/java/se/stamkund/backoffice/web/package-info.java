/** Pages of the admin that gather several features. */
@NullMarked
package se.stamkund.backoffice.web;

import org.jspecify.annotations.NullMarked;
