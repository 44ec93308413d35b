package se.stamkund.platform.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Forms are records, so all they read goes through their constructor; a parameter that is
 * named as if it were a part of a field is not looked at.
 */
@ControllerAdvice
class FormBinding {

	@InitBinder
	void bind(WebDataBinder binder) {
		binder.setDeclarativeBinding(true);
		InputFormats.registerAlone(binder);
		binder.addValidators(new VisibleText());
	}

}
