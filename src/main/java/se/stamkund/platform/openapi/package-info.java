/** The OpenAPI document: what controllers can't say by themselves. */
@NullMarked
package se.stamkund.platform.openapi;

import org.jspecify.annotations.NullMarked;
