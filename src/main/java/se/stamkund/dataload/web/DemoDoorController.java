package se.stamkund.dataload.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

import se.stamkund.dataload.DemoShop;
import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.security.ShopperLogin;

/** The demo's doors: in as its owner or as its customer, without a password to type. */
@Controller
class DemoDoorController {

	private final DemoShop demo;

	private final ShopperLogin shoppers;

	DemoDoorController(DemoShop demo, ShopperLogin shoppers) {
		this.demo = demo;
		this.shoppers = shoppers;
	}

	@PostMapping("/demo/karin")
	String karin(HttpServletRequest request) throws ServletException {
		if (!this.demo.status().isReady()) {
			return "redirect:/";
		}
		request.logout();
		request.login(DemoShop.OWNER_EMAIL, DemoShop.PASSWORD);
		return "redirect:/admin";
	}

	@PostMapping("/demo/anna")
	String anna(HttpServletRequest request, HttpServletResponse response) {
		return this.demo.anna().map((anna) -> {
			this.shoppers.login(new ShopperCaller(anna.program(), anna.member()), DemoShop.CODE, request, response);
			return "redirect:/p/" + DemoShop.CODE;
		}).orElse("redirect:/");
	}

}
