package se.stamkund.voucher;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.OfferStore.LabelledTerms;
import se.stamkund.voucher.VoucherStore.VoucherRow;

/** Makes codes, each of them once. */
@Component
class VoucherIssue {

	/** Two codes being the same is rare; this often it does not happen. */
	private static final int ATTEMPTS = 20;

	private final OfferStore offers;

	private final VoucherStore store;

	private final RandomGenerator random = new SecureRandom();

	VoucherIssue(OfferStore offers, VoucherStore store) {
		this.offers = offers;
		this.store = store;
	}

	/** Makes codes; answers their ids in the order of the commands. */
	List<UUID> issue(ProgramId program, List<IssueVoucher> commands, Actor actor, Instant now) {
		commands.forEach((command) -> command.rules().check(now));
		var offers = this.offers.keep(program, commands.stream().map(LabelledTerms::of).toList());
		var made = commands.stream().filter((command) -> command.code() == null).map(VoucherIssue::pattern).toList();
		if (!made.isEmpty()) {
			this.store.keepPatterns(program, made);
		}
		var wanted = new LinkedHashMap<UUID, IssueVoucher>();
		commands.forEach((command) -> wanted.put(Ids.next(), command));
		var ids = List.copyOf(wanted.keySet());
		for (int attempt = 0; !wanted.isEmpty(); attempt++) {
			insert(program, wanted, offers, actor, now);
			requireOwnCodesFree(wanted);
			if (attempt == ATTEMPTS) {
				throw new IllegalStateException("No free code was found");
			}
		}
		return ids;
	}

	/** Makes up to so many codes of one kind; answers how many were free. */
	int generate(ProgramId program, CodePattern pattern, int count, VoucherRow like) {
		var rows = new ArrayList<VoucherRow>(count);
		var keys = new HashSet<String>();
		for (int i = 0; i < count; i++) {
			var code = pattern.make(this.random);
			if (keys.add(Codes.key(code))) {
				rows.add(row(Ids.next(), code, like));
			}
		}
		return this.store.insert(program, rows).size();
	}

	/** The same with an id and a code of its own. */
	static VoucherRow row(UUID id, String code, VoucherRow like) {
		return new VoucherRow(id, like.batchId(), like.offerId(), code, Codes.key(code), like.memberId(),
				like.maxUses(), like.maxUsesPerMember(), like.startsAt(), like.endsAt(), like.source(), like.sourceId(),
				like.createdAt(), like.createdBy());
	}

	private void insert(ProgramId program, Map<UUID, IssueVoucher> wanted, Map<LabelledTerms, UUID> offers, Actor actor,
			Instant now) {
		var keys = new HashSet<String>();
		var rows = new ArrayList<VoucherRow>();
		wanted.forEach((id, command) -> {
			var code = (command.code() != null) ? own(command.code()) : pattern(command).make(this.random);
			if (keys.add(Codes.key(code))) {
				var rules = command.rules();
				rows.add(new VoucherRow(id, null, Objects.requireNonNull(offers.get(LabelledTerms.of(command))), code,
						Codes.key(code), command.member(), rules.maxUses(), rules.maxUsesPerMember(), rules.startsAt(),
						rules.endsAt(), command.source(), command.sourceId(), now, actor.toString()));
			}
		});
		this.store.insert(program, rows).forEach(wanted::remove);
	}

	private static void requireOwnCodesFree(Map<UUID, IssueVoucher> left) {
		left.values().stream().map(IssueVoucher::code).filter(Objects::nonNull).findFirst().ifPresent((code) -> {
			throw new ConflictException("code_taken", "There is a code " + code + " already", code);
		});
	}

	private static String own(@Nullable String code) {
		var text = String.valueOf(code).strip();
		if (!Codes.isCode(text)) {
			throw new BusinessRuleException("code_invalid",
					"Write a code with letters, digits and dashes, at most " + Codes.MAX_LENGTH, Codes.MAX_LENGTH);
		}
		return text;
	}

	private static CodePattern pattern(IssueVoucher command) {
		return (command.pattern() != null) ? command.pattern() : CodePattern.PLAIN;
	}

}
