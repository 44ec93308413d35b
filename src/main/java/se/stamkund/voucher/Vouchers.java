package se.stamkund.voucher;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.program.AuditLog;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.NotFoundException;
import se.stamkund.shared.ProgramId;

/** Codes: makes, finds and withdraws them. Their use is {@link VoucherUses}. */
@Service
public class Vouchers {

	/** So many codes of a member are shown at most. */
	public static final int MOST_OF_MEMBER = 200;

	private final VoucherIssue issue;

	private final VoucherStore store;

	private final ProgramClock clock;

	private final AuditLog audit;

	Vouchers(VoucherIssue issue, VoucherStore store, ProgramClock clock, AuditLog audit) {
		this.issue = issue;
		this.store = store;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * Makes codes, all or none, in a fixed number of statements.
	 * @return in the order of the commands
	 * @throws se.stamkund.shared.ConflictException {@code code_taken} if one that was to
	 * be just so exists
	 */
	@Transactional
	public List<VoucherView> issue(ProgramId program, List<IssueVoucher> commands, Actor actor) {
		if (commands.isEmpty()) {
			return List.of();
		}
		var ids = this.issue.issue(program, commands, actor, this.clock.now(program));
		var views = this.store.byIds(program, ids);
		var made = ids.stream().map((id) -> Objects.requireNonNull(views.get(id))).toList();
		made.stream()
			.filter((voucher) -> voucher.source() == VoucherSource.API || voucher.source() == VoucherSource.STAFF)
			.forEach((voucher) -> this.audit.record(program, actor, "voucher.issued", voucher.code(), null, null));
		return made;
	}

	/**
	 * Withdraws codes; what has been used stays used, what is held can still be paid
	 * with.
	 * @return how many were not withdrawn before
	 */
	@Transactional
	public int cancel(ProgramId program, Collection<UUID> vouchers, Actor actor) {
		return this.store.cancel(program, vouchers, this.clock.now(program), actor.toString());
	}

	/** Takes back that codes were withdrawn. */
	@Transactional
	public int restore(ProgramId program, Collection<UUID> vouchers) {
		return this.store.cancel(program, vouchers, null, null);
	}

	/**
	 * The codes that people wrote, however they wrote them, in one statement; by what was
	 * asked. What there is not is left out.
	 */
	@Transactional(readOnly = true)
	public Map<String, VoucherView> find(ProgramId program, Collection<String> codes) {
		if (codes.isEmpty()) {
			return Map.of();
		}
		var byKey = this.store.byKeys(program, codes.stream().map(Codes::key).collect(Collectors.toSet()));
		var found = new HashMap<String, VoucherView>();
		codes.forEach((code) -> {
			var voucher = byKey.get(Codes.key(code));
			if (voucher != null) {
				found.put(code, voucher);
			}
		});
		return found;
	}

	/** Codes by id, in one statement; what there is not is left out. */
	@Transactional(readOnly = true)
	public Map<UUID, VoucherView> get(ProgramId program, Collection<UUID> vouchers) {
		return vouchers.isEmpty() ? Map.of() : this.store.byIds(program, vouchers);
	}

	/**
	 * A code.
	 * @throws NotFoundException if there is none of that id
	 */
	@Transactional(readOnly = true)
	public VoucherView get(ProgramId program, UUID voucher) {
		var found = this.store.byIds(program, List.of(voucher)).get(voucher);
		if (found == null) {
			throw new NotFoundException("voucher", "There is no such code");
		}
		return found;
	}

	/**
	 * What was given for these sources (redemptions), by {@link VoucherView#sourceId}.
	 */
	@Transactional(readOnly = true)
	public Map<UUID, List<VoucherView>> bySource(ProgramId program, Collection<UUID> sources) {
		return sources.isEmpty() ? Map.of()
				: this.store.bySources(program, sources)
					.stream()
					.collect(Collectors.groupingBy((voucher) -> Objects.requireNonNull(voucher.sourceId())));
	}

	/**
	 * The codes that only she may use, the newest first, at most
	 * {@value #MOST_OF_MEMBER}.
	 */
	@Transactional(readOnly = true)
	public List<VoucherView> ofMember(ProgramId program, MemberId member) {
		return this.store.ofMember(program, member, MOST_OF_MEMBER);
	}

}
