package se.stamkund.giftcard;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.giftcard.CardStore.CardRow;
import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.program.Programs;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ConflictException;
import se.stamkund.shared.Ids;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.Money;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.CodePattern;
import se.stamkund.voucher.Codes;

/** Gift cards: makes, finds and withdraws them. Paying is {@link GiftCardPayments}. */
@Service
public class GiftCards {

	/** So many cards of a member are shown at most. */
	public static final int MOST_OF_MEMBER = 200;

	/** The most that can be on a card, in minor units. */
	public static final long MOST = 100_000_000;

	/** What made codes look like: longer than those of vouchers. */
	static final CodePattern PATTERN = CodePattern.parse("####-####-####");

	private static final int ATTEMPTS = 20;

	private final CardStore store;

	private final CardBook book;

	private final ProgramClock clock;

	private final AuditLog audit;

	private final Programs programs;

	private final RandomGenerator random = new SecureRandom();

	GiftCards(CardStore store, CardBook book, ProgramClock clock, AuditLog audit, Programs programs) {
		this.store = store;
		this.book = book;
		this.clock = clock;
		this.audit = audit;
		this.programs = programs;
	}

	/**
	 * Makes cards, all or none, in a fixed number of statements.
	 * @return in the order of the commands
	 * @throws ConflictException {@code code_taken} if one that was to be just so exists
	 */
	@Transactional
	public List<GiftCardView> issue(ProgramId program, List<IssueGiftCard> commands, Actor actor) {
		if (commands.isEmpty()) {
			return List.of();
		}
		var now = this.clock.now(program);
		commands.forEach((command) -> check(command, now));
		var wanted = new LinkedHashMap<UUID, IssueGiftCard>();
		commands.forEach((command) -> wanted.put(Ids.next(), command));
		var all = Map.copyOf(wanted);
		var ids = List.copyOf(wanted.keySet());
		for (int attempt = 0; !wanted.isEmpty(); attempt++) {
			this.store.insert(program, rows(wanted, actor, now)).forEach(wanted::remove);
			requireOwnCodesFree(wanted);
			if (attempt == ATTEMPTS) {
				throw new IllegalStateException("No free code was found");
			}
		}
		var accounts = this.book.lock(program, ids, List.of(), now);
		accounts.forEach(
				(id, account) -> account.issue(Objects.requireNonNull(all.get(id)).amount(), actor.toString(), now));
		this.book.save(program, accounts.values());
		var views = this.store.byIds(program, ids, now);
		var made = ids.stream().map((id) -> Objects.requireNonNull(views.get(id))).toList();
		made.stream()
			.filter((card) -> card.source() == GiftCardSource.API || card.source() == GiftCardSource.STAFF)
			.forEach((card) -> this.audit.record(program, actor, "gift_card.issued", card.id().toString(), null,
					new Issued(decimal(program, card.issued()))));
		return made;
	}

	/**
	 * Withdraws cards with what is on them; what is held can still be paid with.
	 * @return how many were not withdrawn before
	 */
	@Transactional
	public int cancel(ProgramId program, Collection<UUID> cards, Actor actor) {
		var now = this.clock.now(program);
		var open = this.book.lock(program, cards, List.of(), now)
			.values()
			.stream()
			.filter((account) -> account.cancelledAt == null)
			.toList();
		open.forEach((account) -> account.cancel(actor.toString(), now));
		this.book.save(program, open);
		return open.size();
	}

	/**
	 * The cards that people named, however they wrote their codes, in one statement; by
	 * what was asked. What there is not is left out.
	 */
	@Transactional(readOnly = true)
	public Map<String, GiftCardView> find(ProgramId program, Collection<String> codes) {
		if (codes.isEmpty()) {
			return Map.of();
		}
		var byKey = this.store.byKeys(program, codes.stream().map(Codes::key).collect(Collectors.toSet()),
				this.clock.now(program));
		return codes.stream()
			.distinct()
			.filter((code) -> byKey.containsKey(Codes.key(code)))
			.collect(Collectors.toMap((code) -> code, (code) -> Objects.requireNonNull(byKey.get(Codes.key(code)))));
	}

	/** Cards by id, in one statement; what there is not is left out. */
	@Transactional(readOnly = true)
	public Map<UUID, GiftCardView> get(ProgramId program, Collection<UUID> cards) {
		return cards.isEmpty() ? Map.of() : this.store.byIds(program, cards, this.clock.now(program));
	}

	/**
	 * A card.
	 * @throws NotFoundException if there is none of that id
	 */
	@Transactional(readOnly = true)
	public GiftCardView get(ProgramId program, UUID card) {
		var found = get(program, List.of(card)).get(card);
		if (found == null) {
			throw new NotFoundException("gift_card", "There is no such gift card");
		}
		return found;
	}

	/**
	 * What was given for these sources (redemptions), by {@link GiftCardView#sourceId}.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, List<GiftCardView>> bySource(ProgramId program, Collection<UUID> sources) {
		return sources.isEmpty() ? Map.of()
				: this.store.bySources(program, sources, this.clock.now(program))
					.stream()
					.collect(Collectors.groupingBy((card) -> Objects.requireNonNull(card.sourceId())));
	}

	/**
	 * The cards that only she may use, the newest first, at most
	 * {@value #MOST_OF_MEMBER}.
	 */
	@Transactional(readOnly = true)
	public List<GiftCardView> ofMember(ProgramId program, MemberId member) {
		return this.store.ofMember(program, member, this.clock.now(program), MOST_OF_MEMBER);
	}

	/** An amount as the audit log keeps it. */
	String decimal(ProgramId program, Money money) {
		return money.toDecimal(this.programs.get(program).currency()).toPlainString();
	}

	private List<CardRow> rows(Map<UUID, IssueGiftCard> wanted, Actor actor, Instant now) {
		var keys = new HashSet<String>();
		var rows = new ArrayList<CardRow>();
		wanted.forEach((id, command) -> {
			var code = (command.code() != null) ? command.code().strip() : PATTERN.make(this.random);
			if (keys.add(Codes.key(code))) {
				rows.add(new CardRow(id, code, Codes.key(code), command.member(), command.amount(), command.expiresAt(),
						command.source(), command.sourceId(), now, actor.toString()));
			}
		});
		return rows;
	}

	private static void requireOwnCodesFree(Map<UUID, IssueGiftCard> left) {
		left.values().stream().map(IssueGiftCard::code).filter(Objects::nonNull).findFirst().ifPresent((code) -> {
			throw new ConflictException("code_taken", "There is a code " + code + " already", code);
		});
	}

	private static void check(IssueGiftCard command, Instant now) {
		if (!command.amount().isPositive() || command.amount().minor() > MOST) {
			throw new BusinessRuleException("gift_card_amount",
					"There can be more than 0 and at most " + MOST / 100 + " on a card", MOST / 100);
		}
		if (command.expiresAt() != null && !command.expiresAt().isAfter(now)) {
			throw new BusinessRuleException("gift_card_expiry", "The end must be ahead");
		}
		if (command.code() != null && !Codes.isCode(command.code().strip())) {
			throw new BusinessRuleException("code_invalid",
					"Write a code with letters, digits and dashes, at most " + Codes.MAX_LENGTH, Codes.MAX_LENGTH);
		}
	}

	private record Issued(String amount) {
	}

}
