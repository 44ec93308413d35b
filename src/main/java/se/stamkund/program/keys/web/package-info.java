@NullMarked
package se.stamkund.program.keys.web;

import org.jspecify.annotations.NullMarked;
