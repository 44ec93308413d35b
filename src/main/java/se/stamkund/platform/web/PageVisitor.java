package se.stamkund.platform.web;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The person at the page, as the frame around it shows her.
 *
 * @param name what she is called
 * @param language what she reads; none when she never chose
 */
public record PageVisitor(String name, @Nullable Locale language) {

}
