/** The admin's page "Skickad post". */
@NullMarked
package se.stamkund.platform.mail.web;

import org.jspecify.annotations.NullMarked;
