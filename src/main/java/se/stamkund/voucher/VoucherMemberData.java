package se.stamkund.voucher;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.database.Columns;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberDataOwner;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.shared.WhenMerged;

/** Answers for the codes of a member and her uses of codes. */
@Component
class VoucherMemberData implements MemberDataOwner {

	private final JdbcClient database;

	private final VoucherStore store;

	private final ProgramClock clock;

	VoucherMemberData(JdbcClient database, VoucherStore store, ProgramClock clock) {
		this.database = database;
		this.store = store;
		this.clock = clock;
	}

	@Override
	public Map<String, WhenMerged> whenMerged() {
		return Map.of("voucher", WhenMerged.MOVES, "voucher_use", WhenMerged.MOVES);
	}

	@Override
	public String part() {
		return "vouchers";
	}

	@Override
	@Transactional(readOnly = true)
	public @Nullable Object copy(ProgramId program, MemberId member) {
		var codes = this.store.ofMember(program, member, Integer.MAX_VALUE)
			.stream()
			.map((voucher) -> new CodeCopy(voucher.code(), voucher.label().sv(), voucher.createdAt(),
					voucher.rules().endsAt(), voucher.used()))
			.toList();
		var uses = this.database.sql("""
				select v.code, u.state, u.began_at, u.reference
				from voucher_use u
				join voucher v on v.program_id = u.program_id and v.id = u.voucher_id
				where u.program_id = :program and u.member_id = :member
				order by u.id
				""")
			.param("program", program.value())
			.param("member", member.value())
			.query((row, number) -> new UseCopy(row.getString("code"), VoucherUseState.valueOf(row.getString("state")),
					Columns.requiredInstant(row, "began_at"), row.getString("reference")))
			.list();
		return (codes.isEmpty() && uses.isEmpty()) ? null : new VoucherCopy(codes, uses);
	}

	/** Nobody can use her codes any more; what has been used remains for the figures. */
	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public void erase(ProgramId program, MemberId member) {
		this.database.sql("""
				update voucher set cancelled_at = :now, cancelled_by = :by
				where program_id = :program and member_id = :member and cancelled_at is null
				""")
			.param("now", Columns.utc(this.clock.now(program)))
			.param("by", Actor.SYSTEM.toString())
			.param("program", program.value())
			.param("member", member.value())
			.update();
	}

	private record VoucherCopy(List<CodeCopy> codes, List<UseCopy> uses) {
	}

	private record CodeCopy(String code, String label, Instant issuedAt, @Nullable Instant endsAt, int used) {
	}

	private record UseCopy(String code, VoucherUseState state, Instant at, @Nullable String reference) {
	}

}
