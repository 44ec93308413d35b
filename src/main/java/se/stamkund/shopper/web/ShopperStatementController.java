package se.stamkund.shopper.web;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.security.ShopperCaller;
import se.stamkund.platform.web.FormErrors;
import se.stamkund.points.StatementQuery;
import se.stamkund.points.Statements;
import se.stamkund.shared.BusinessRuleException;

/** A shopper's statement, to look at and to print. */
@Controller
@RequestMapping("/p/{program}/statement")
class ShopperStatementController {

	private static final int SHOWN = 200;

	private final Statements statements;

	ShopperStatementController(Statements statements) {
		this.statements = statements;
	}

	@GetMapping
	ModelAndView show(ShopperCaller shopper, @ModelAttribute("query") StatementQuery query, BindingResult errors) {
		var page = new ModelAndView("shopper/statement");
		if (!errors.hasErrors()) {
			try {
				return page.addObject("statement",
						this.statements.page(shopper.program(), shopper.member(), query, SHOWN));
			}
			catch (BusinessRuleException ex) {
				FormErrors.reject(errors, "from", ex);
			}
		}
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page.addObject("statement",
				this.statements.page(shopper.program(), shopper.member(), StatementQuery.USUAL, SHOWN));
	}

}
