package se.stamkund.platform.api;

import java.io.IOException;

/** More was sent than a JSON body may hold: a 413. */
class BodyTooLargeException extends IOException {

	BodyTooLargeException(long limit) {
		super("A JSON body holds at most " + limit + " bytes; send less at a time");
	}

}
