/** Members over REST and in the admin. */
@NullMarked
package se.stamkund.member.web;

import org.jspecify.annotations.NullMarked;
