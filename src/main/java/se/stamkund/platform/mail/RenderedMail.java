package se.stamkund.platform.mail;

/** A mail as its reader gets it. */
record RenderedMail(String senderName, String subject, String text, String html) {
}
