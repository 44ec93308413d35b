/** Stamkund: package by feature, layers inside. See {@code docs/architecture.md}. */
@NullMarked
package se.stamkund;

import org.jspecify.annotations.NullMarked;
