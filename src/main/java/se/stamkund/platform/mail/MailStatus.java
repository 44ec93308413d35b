package se.stamkund.platform.mail;

/** What became of a mail. */
public enum MailStatus {

	/** Waits to be sent. */
	QUEUED,

	/** Taken over by the mail server. */
	SENT,

	/** Not to be sent, only shown: there is no mail server, or no such address. */
	KEPT,

	/** Refused by the mail server until we gave up. */
	FAILED

}
