/** Pages and REST resources of programmes, stores and staff. */
@NullMarked
package se.stamkund.program.web;

import org.jspecify.annotations.NullMarked;
