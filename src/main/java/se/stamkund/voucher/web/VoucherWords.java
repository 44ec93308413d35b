package se.stamkund.voucher.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

import se.stamkund.platform.web.Formats;
import se.stamkund.pricing.Benefit;
import se.stamkund.pricing.OfferTerms;
import se.stamkund.pricing.Scope;
import se.stamkund.voucher.VoucherLabel;
import se.stamkund.voucher.VoucherRules;

/** Tells of codes in words; {@code voucherWords} in templates. */
@Component("voucherWords")
public class VoucherWords {

	private final MessageSource messages;

	private final Formats formats;

	VoucherWords(MessageSource messages, Formats formats) {
		this.messages = messages;
		this.formats = formats;
	}

	/** What people know it by. */
	public String label(VoucherLabel label) {
		return label.in(LocaleContextHolder.getLocale());
	}

	/** "15 % off, at most 200 kr". */
	public String benefit(Benefit benefit) {
		return switch (benefit) {
			case Benefit.FixedAmount(var amount) -> say("vouchers.benefit.amount", this.formats.moneyShort(amount));
			case Benefit.Percent(var percent, var cap) ->
				(cap == null) ? say("vouchers.benefit.percent", this.formats.percent(percent.doubleValue() / 100, 2))
						: say("vouchers.benefit.percent_cap", this.formats.percent(percent.doubleValue() / 100, 2),
								this.formats.moneyShort(cap));
			case Benefit.FreeShipping() -> say("vouchers.benefit.shipping");
			case Benefit.FreeProduct(var sku, var quantity) ->
				say("vouchers.benefit.product", sku, this.formats.number(quantity));
		};
	}

	/** All there is to know, a line each. */
	public List<Line> lines(OfferTerms terms, VoucherRules rules) {
		var lines = new ArrayList<Line>();
		lines.add(line("gives", benefit(terms.benefit())));
		lines.add(line("goods", goods(terms.scope())));
		if (terms.minimumOrder() != null) {
			lines.add(line("minimum", this.formats.moneyShort(terms.minimumOrder())));
		}
		lines.add(line("stacking", say("vouchers.stacking." + terms.stacking())));
		lines.add(line("uses", uses(rules)));
		lines.add(line("valid", valid(rules)));
		return lines;
	}

	/** "once", "3 times, once per member". */
	public String uses(VoucherRules rules) {
		var all = (rules.maxUses() == null) ? say("vouchers.uses.unlimited")
				: say("vouchers.uses.times", rules.maxUses(), this.formats.number(rules.maxUses()));
		return (rules.maxUsesPerMember() == null) ? all : say("vouchers.uses.each", all, rules.maxUsesPerMember(),
				this.formats.number(rules.maxUsesPerMember()));
	}

	/** "until 2026-12-24", "always". */
	public String valid(VoucherRules rules) {
		var from = (rules.startsAt() != null) ? this.formats.date(rules.startsAt()) : "";
		var until = (rules.endsAt() != null) ? this.formats.date(rules.endsAt().minusNanos(1)) : "";
		if (from.isEmpty()) {
			return until.isEmpty() ? say("vouchers.valid.always") : say("vouchers.valid.until", until);
		}
		return until.isEmpty() ? say("vouchers.valid.from", from) : say("vouchers.valid.between", from, until);
	}

	private String goods(Scope scope) {
		var parts = new ArrayList<String>();
		add(parts, "vouchers.goods.categories", scope.categories());
		add(parts, "vouchers.goods.brands", scope.brands());
		add(parts, "vouchers.goods.skus", scope.skus());
		if (parts.isEmpty()) {
			parts.add(say("vouchers.goods.all"));
		}
		var excluded = new ArrayList<String>();
		List.of(scope.excludedCategories(), scope.excludedBrands(), scope.excludedSkus()).forEach(excluded::addAll);
		add(parts, "vouchers.goods.not", excluded);
		return String.join(" · ", parts);
	}

	private void add(List<String> parts, String what, Collection<String> names) {
		if (!names.isEmpty()) {
			parts.add(say(what, String.join(", ", Set.copyOf(names).stream().sorted().toList())));
		}
	}

	private Line line(String what, String text) {
		return new Line(say("vouchers.line." + what), text);
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
	}

	/** Something and what is to be said of it. */
	public record Line(String label, String text) {
	}

}
