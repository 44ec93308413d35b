package se.stamkund.voucher.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.member.MemberDirectory;
import se.stamkund.platform.ProgramClock;
import se.stamkund.platform.api.PageQuery;
import se.stamkund.platform.web.ListAddress;
import se.stamkund.shared.Actor;
import se.stamkund.shared.MemberId;
import se.stamkund.shared.ProgramId;
import se.stamkund.voucher.VoucherBatches;
import se.stamkund.voucher.VoucherDesk;
import se.stamkund.voucher.VoucherFilter;
import se.stamkund.voucher.VoucherQueries;
import se.stamkund.voucher.VoucherRedeeming;
import se.stamkund.voucher.VoucherSource;
import se.stamkund.voucher.VoucherState;
import se.stamkund.voucher.VoucherUseView;
import se.stamkund.voucher.VoucherView;
import se.stamkund.voucher.Vouchers;

/** Codes wherever they come from: search, one and its history, withdraw. */
@Controller
@RequestMapping("/admin/vouchers/codes")
class CodePageController {

	private static final int PAGE = 25;

	private final Vouchers vouchers;

	private final VoucherBatches batches;

	private final VoucherDesk desk;

	private final VoucherRedeeming redeeming;

	private final VoucherQueries queries;

	private final CodesFinder finder;

	private final MemberDirectory members;

	private final ProgramClock clock;

	CodePageController(Vouchers vouchers, VoucherBatches batches, VoucherDesk desk, VoucherRedeeming redeeming,
			VoucherQueries queries, CodesFinder finder, MemberDirectory members, ProgramClock clock) {
		this.vouchers = vouchers;
		this.batches = batches;
		this.desk = desk;
		this.redeeming = redeeming;
		this.queries = queries;
		this.finder = finder;
		this.members = members;
		this.clock = clock;
	}

	@GetMapping
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView list(ProgramId program, @RequestParam @Nullable String q, @RequestParam @Nullable VoucherState state,
			@RequestParam @Nullable VoucherSource source, @RequestParam @Nullable String after) {
		var filter = new VoucherFilter(ListAddress.searched(q), null, null, source, state);
		return this.finder.find(new ModelAndView("vouchers/codes"), program, filter, "/admin/vouchers/codes", after)
			.addObject("states", VoucherState.values())
			.addObject("sources", VoucherSource.values());
	}

	@GetMapping("/{code}")
	@PreAuthorize("hasAuthority('ORDERS_VIEW')")
	ModelAndView show(ProgramId program, @PathVariable UUID code, @RequestParam @Nullable String after) {
		var voucher = this.vouchers.get(program, code);
		var uses = this.queries.uses(program, code, PageQuery.after(after, PAGE));
		var here = ListAddress.of("/admin/vouchers/codes/" + code);
		return new ModelAndView("vouchers/code", "code", voucher).addObject("uses", uses.data())
			.addObject("batch", (voucher.batch() != null) ? this.batches.get(program, voucher.batch()) : null)
			.addObject("used", this.queries.counts(program, List.of(voucher), CodesFinder.MOST).get(code))
			.addObject("people", this.members.summaries(program, people(voucher, uses.data())))
			.addObject("now", this.clock.now(program))
			.addObject("first", here.first(after))
			.addObject("next", here.next(uses));
	}

	@PostMapping("/{code}/cancel")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String cancel(ProgramId program, Actor actor, @PathVariable UUID code, RedirectAttributes flash) {
		this.desk.cancel(program, code, actor);
		flash.addFlashAttribute("toast", "vouchers.code.cancelled");
		flash.addFlashAttribute("undo", "/admin/vouchers/codes/" + code + "/restore");
		return "redirect:/admin/vouchers/codes/" + code;
	}

	@PostMapping("/{code}/restore")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String restore(ProgramId program, Actor actor, @PathVariable UUID code, RedirectAttributes flash) {
		this.desk.restore(program, code, actor);
		flash.addFlashAttribute("toast", "vouchers.code.restored");
		return "redirect:/admin/vouchers/codes/" + code;
	}

	@PostMapping("/{code}/uses/{use}/cancel")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String cancelUse(ProgramId program, @PathVariable UUID code, @PathVariable UUID use, RedirectAttributes flash) {
		this.redeeming.cancel(program, code, use);
		flash.addFlashAttribute("toast", "vouchers.use.cancelled");
		return "redirect:/admin/vouchers/codes/" + code;
	}

	private static List<MemberId> people(VoucherView voucher, List<VoucherUseView> uses) {
		var people = new ArrayList<MemberId>();
		Stream.concat(Stream.ofNullable(voucher.member()), uses.stream().map(VoucherUseView::member))
			.filter(Objects::nonNull)
			.forEach(people::add);
		return people;
	}

}
