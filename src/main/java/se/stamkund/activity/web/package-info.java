/** Timelines and events over REST. */
@NullMarked
package se.stamkund.activity.web;

import org.jspecify.annotations.NullMarked;
