package se.stamkund.reward.web;

import java.io.IOException;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.program.Programs;
import se.stamkund.reward.RewardImage;
import se.stamkund.reward.Rewards;
import se.stamkund.shared.Actor;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.ProgramId;

/** Shows a picture of a reward, or none. */
@Controller
@RequestMapping("/admin/rewards")
class RewardPictureController {

	private final Rewards rewards;

	private final RewardEditor editor;

	private final Programs programs;

	private final MessageSource messages;

	RewardPictureController(Rewards rewards, RewardEditor editor, Programs programs, MessageSource messages) {
		this.rewards = rewards;
		this.editor = editor;
		this.programs = programs;
		this.messages = messages;
	}

	@PostMapping("/{reward}/image")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	ModelAndView image(ProgramId program, Actor actor, @PathVariable UUID reward, Locale language,
			@RequestParam(required = false) @Nullable MultipartFile image, RedirectAttributes flash)
			throws IOException {
		var view = this.rewards.get(program, reward);
		if (image == null || image.isEmpty()) {
			return new ModelAndView("redirect:/admin/rewards/" + reward);
		}
		try {
			this.rewards.show(program, reward, RewardImage.read(image.getBytes()), actor);
			flash.addFlashAttribute("toast", "rewards.image.shown");
			return new ModelAndView("redirect:/admin/rewards/" + reward);
		}
		catch (BusinessRuleException ex) {
			var page = this.editor.page(program, view, RewardForm.of(view, this.programs.get(program).zone()),
					language);
			page.addObject("imageError",
					this.messages.getMessage("error." + ex.code(), ex.arguments(), ex.detail(), language));
			page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
			return page;
		}
	}

	@PostMapping("/{reward}/image/remove")
	@PreAuthorize("hasAuthority('SETTINGS_EDIT')")
	String hide(ProgramId program, Actor actor, @PathVariable UUID reward, RedirectAttributes flash) {
		this.rewards.show(program, reward, null, actor);
		flash.addFlashAttribute("toast", "rewards.image.removed");
		return "redirect:/admin/rewards/" + reward;
	}

}
