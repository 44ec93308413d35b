package se.stamkund.backoffice.web;

import java.util.List;

import se.stamkund.checkout.WalletItem;

/**
 * The codes of a purchase at the till.
 *
 * @param usable hers that can be used and are not picked yet
 * @param refused hers that can't be used for this purchase
 * @param picked hers that are
 * @param written others that were typed
 */
record TillCodes(List<WalletItem> usable, List<WalletItem> refused, List<WalletItem> picked, List<String> written) {

	static TillCodes of(List<WalletItem> wallet, List<String> codes) {
		var left = wallet.stream().filter((item) -> codes.stream().noneMatch(item::isWritten)).toList();
		return new TillCodes(left.stream().filter(WalletItem::isUsable).toList(),
				left.stream().filter((item) -> !item.isUsable()).toList(),
				wallet.stream().filter((item) -> codes.stream().anyMatch(item::isWritten)).toList(),
				codes.stream().filter((code) -> wallet.stream().noneMatch((item) -> item.isWritten(code))).toList());
	}

}
