package se.stamkund.points.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import se.stamkund.member.MemberDirectory;
import se.stamkund.member.MemberKey;
import se.stamkund.platform.batch.Combiners;
import se.stamkund.platform.batch.SettingsMemory;
import se.stamkund.points.MemberBalances;
import se.stamkund.points.web.MemberPointsRestController.BalanceResponse;
import se.stamkund.program.Programs;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;

/**
 * Reads balances that are asked for at the same time together. Each is read after it was
 * asked for, so who has written sees it.
 */
@Component
class BalanceReadings {

	/** Of two processors one reads while the other listens and answers. */
	private static final int AT_ONCE = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);

	private static final int LARGEST = 100;

	private final Combiners<ProgramId, MemberKey, Optional<BalanceResponse>> readings = new Combiners<>(AT_ONCE,
			LARGEST, this::readAll);

	private final MemberDirectory members;

	private final MemberBalances balances;

	private final Programs programs;

	private final SettingsMemory settings;

	private final TransactionTemplate transaction;

	BalanceReadings(MemberDirectory members, MemberBalances balances, Programs programs, SettingsMemory settings,
			PlatformTransactionManager transactions) {
		this.members = members;
		this.balances = balances;
		this.programs = programs;
		this.settings = settings;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setReadOnly(true);
	}

	/**
	 * What a member has.
	 * @throws se.stamkund.shared.NotFoundException if nobody is known by the key
	 */
	BalanceResponse read(ProgramId program, MemberKey member) {
		return this.readings.ask(program, member).orElseThrow(() -> MemberDirectory.unknown(member));
	}

	private List<Optional<BalanceResponse>> readAll(ProgramId program, List<MemberKey> keys) {
		return Objects.requireNonNull(
				this.transaction.execute((status) -> this.settings.during(program, () -> readNow(program, keys))));
	}

	private List<Optional<BalanceResponse>> readNow(ProgramId program, List<MemberKey> keys) {
		var members = this.members.resolveAll(program, keys);
		var found = members.isEmpty() ? Map.<MemberId, MemberBalances.View>of()
				: this.balances.of(program, members.values());
		var currency = this.programs.get(program).currency();
		return keys.stream()
			.map((key) -> Optional.ofNullable(members.get(key))
				.map((member) -> BalanceResponse.of(Objects.requireNonNull(found.get(member)), currency)))
			.toList();
	}

}
