package se.stamkund.dataload.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.dataload.DemoShop;
import se.stamkund.program.ProgramKind;
import se.stamkund.program.Programs;

/** The first page: try the demo shop, or start one's own. */
@Controller
class StartController {

	private final DemoShop demo;

	private final Programs programs;

	StartController(DemoShop demo, Programs programs) {
		this.demo = demo;
		this.programs = programs;
	}

	@GetMapping("/")
	String start(Model model, HttpServletResponse response) {
		var status = this.demo.status();
		if (status.isBuilding()) {
			response.setHeader("Refresh", "2");
		}
		model.addAttribute("demo", status);
		model.addAttribute("open", !this.programs.list(ProgramKind.LIVE).isEmpty());
		return "start/start";
	}

	@PostMapping("/demo")
	String create() {
		this.demo.createInBackground();
		return "redirect:/";
	}

	@PostMapping("/demo/remove")
	String remove(RedirectAttributes flash) {
		this.demo.remove();
		flash.addFlashAttribute("toast", "start.removed");
		return "redirect:/";
	}

}
