package se.stamkund.voucher;

/**
 * What came of codes that were brought along.
 *
 * @param added how many the batch has more by them
 * @param known how many it had already
 * @param skipped how many could not be taken; the batch tells the first ones, and why
 */
public record CodesTaken(BatchView batch, int added, int known, int skipped) {
}
