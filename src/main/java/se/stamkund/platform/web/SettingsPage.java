package se.stamkund.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import se.stamkund.shared.BusinessRuleException;

/**
 * A page whose form, {@code form} in the model, is saved as a whole: shown again with
 * what is wrong, or read again with a word that it is saved.
 *
 * @param template what shows it
 * @param address where it is
 * @param saved the key of that word
 */
public record SettingsPage(String template, String address, String saved) {

	public ModelAndView show(Object form) {
		return new ModelAndView(this.template, "form", form);
	}

	public ModelAndView save(BindingResult errors, RedirectAttributes flash, Runnable change) {
		return save(errors, flash, null, change);
	}

	/**
	 * The same.
	 * @param field beside which a refusal stands; null for above all of them
	 */
	public ModelAndView save(BindingResult errors, RedirectAttributes flash, @Nullable String field, Runnable change) {
		if (!errors.hasErrors()) {
			try {
				change.run();
				flash.addFlashAttribute("toast", this.saved);
				return new ModelAndView("redirect:" + this.address);
			}
			catch (BusinessRuleException ex) {
				if (field != null) {
					FormErrors.reject(errors, field, ex);
				}
				else {
					FormErrors.reject(errors, ex);
				}
			}
		}
		return new ModelAndView(this.template, HttpStatus.UNPROCESSABLE_CONTENT);
	}

}
