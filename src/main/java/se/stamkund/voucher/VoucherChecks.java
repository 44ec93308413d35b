package se.stamkund.voucher;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.UseStore.HeldUses;
import se.stamkund.voucher.UseStore.MemberUse;

/** Tells whether codes can be used, and all that stands in the way. */
@Service
public class VoucherChecks {

	private final VoucherStore store;

	private final UseStore uses;

	VoucherChecks(VoucherStore store, UseStore uses) {
		this.store = store;
		this.uses = uses;
	}

	/**
	 * Looks at codes as people wrote them, in a fixed number of statements.
	 * @param member who wants to use them; null if nobody knows
	 * @return in the order of the question
	 */
	@Transactional(readOnly = true)
	public List<VoucherCheck> check(ProgramId program, List<String> codes, @Nullable MemberId member, Instant now) {
		if (codes.isEmpty()) {
			return List.of();
		}
		var found = find(program, codes);
		var refusals = refusals(program, found.values(), member, now);
		var unknown = codes.stream().map(Codes::key).filter((key) -> !found.containsKey(key)).toList();
		var patterns = unknown.isEmpty() ? List.<CodePattern>of()
				: this.store.patterns(program, unknown.stream().map(String::length).toList());
		return codes.stream().map((code) -> {
			var voucher = found.get(Codes.key(code));
			return new VoucherCheck(code, voucher, (voucher != null)
					? Objects.requireNonNull(refusals.get(voucher.id())) : List.of(missing(Codes.key(code), patterns)));
		}).toList();
	}

	/**
	 * As {@link #check}, and nobody else can use them before the transaction ends: what
	 * is usable now can be held.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<VoucherCheck> lock(ProgramId program, List<String> codes, @Nullable MemberId member, Instant now) {
		if (codes.isEmpty()) {
			return List.of();
		}
		lockFound(program, find(program, codes).values(), (member != null) ? Set.of(member) : Set.of());
		return check(program, codes, member, now);
	}

	/** Locks codes, and what single members may use of them. */
	void lockFound(ProgramId program, Collection<VoucherView> vouchers, Collection<MemberId> members) {
		if (vouchers.stream().anyMatch((voucher) -> voucher.rules().maxUses() != null)) {
			this.store.lock(program, vouchers.stream().map(VoucherView::id).toList());
		}
		var each = vouchers.stream()
			.filter((voucher) -> voucher.rules().maxUsesPerMember() != null && voucher.rules().maxUses() == null)
			.flatMap((voucher) -> members.stream().map((member) -> new MemberUse(voucher.id(), member)))
			.toList();
		if (!each.isEmpty()) {
			this.uses.lock(each);
		}
	}

	/** What stands in the way of each of these codes, by id. */
	Map<UUID, List<VoucherRefusal>> refusals(ProgramId program, Collection<VoucherView> vouchers,
			@Nullable MemberId member, Instant now) {
		var limited = ids(vouchers.stream().filter((voucher) -> voucher.rules().maxUses() != null).toList());
		var each = ids(vouchers.stream().filter((voucher) -> voucher.rules().maxUsesPerMember() != null).toList());
		var held = limited.isEmpty() ? Map.<UUID, HeldUses>of() : this.uses.held(program, limited, now);
		var hers = (each.isEmpty() || member == null) ? Map.<MemberUse, Integer>of()
				: this.uses.byMembers(program, each, List.of(member), now);
		return vouchers.stream()
			.collect(Collectors.toMap(VoucherView::id,
					(voucher) -> refusals(voucher, held.getOrDefault(voucher.id(), HeldUses.NONE),
							(member != null) ? hers.getOrDefault(new MemberUse(voucher.id(), member), 0) : 0, member,
							now)));
	}

	/** The rules, the most important first. */
	static List<VoucherRefusal> refusals(VoucherView voucher, HeldUses held, int hers, @Nullable MemberId member,
			Instant now) {
		var rules = voucher.rules();
		var refusals = new ArrayList<VoucherRefusal>();
		if (voucher.cancelledAt() != null) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.CANCELLED, voucher.cancelledAt(), null));
		}
		if (voucher.pausedAt() != null && voucher.cancelledAt() == null) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.PAUSED, voucher.pausedAt(), null));
		}
		if (voucher.member() != null && member != null && !voucher.member().equals(member)) {
			refusals.add(VoucherRefusal.of(VoucherRefusal.Reason.OTHER_MEMBER));
		}
		if (member == null && (voucher.member() != null || rules.maxUsesPerMember() != null)) {
			refusals.add(VoucherRefusal.of(VoucherRefusal.Reason.MEMBER_NEEDED));
		}
		if (rules.maxUses() != null && voucher.used() >= rules.maxUses()) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.USED_UP, null, rules.maxUses()));
		}
		if (rules.maxUsesPerMember() != null && hers >= rules.maxUsesPerMember()) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.MEMBER_LIMIT, null, rules.maxUsesPerMember()));
		}
		if (rules.endsAt() != null && !now.isBefore(rules.endsAt())) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.EXPIRED, rules.endsAt(), null));
		}
		if (rules.startsAt() != null && now.isBefore(rules.startsAt())) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.NOT_YET, rules.startsAt(), null));
		}
		if (rules.maxUses() != null && voucher.used() < rules.maxUses()
				&& voucher.used() + held.uses() >= rules.maxUses()) {
			refusals.add(new VoucherRefusal(VoucherRefusal.Reason.HELD, held.until(), null));
		}
		return refusals;
	}

	private Map<String, VoucherView> find(ProgramId program, List<String> codes) {
		return this.store.byKeys(program, codes.stream().map(Codes::key).collect(Collectors.toSet()));
	}

	private static VoucherRefusal missing(String key, List<CodePattern> patterns) {
		return VoucherRefusal.of(patterns.stream().anyMatch((pattern) -> pattern.isMisspelt(key))
				&& patterns.stream().noneMatch((pattern) -> pattern.isSound(key)) ? VoucherRefusal.Reason.MISTYPED
						: VoucherRefusal.Reason.UNKNOWN);
	}

	private static List<UUID> ids(Collection<VoucherView> vouchers) {
		return vouchers.stream().map(VoucherView::id).toList();
	}

}
