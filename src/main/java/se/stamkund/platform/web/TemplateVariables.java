package se.stamkund.platform.web;

import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Gives every template {@code frame} and {@code fmt}. As variables, since Thymeleaf lets
 * no bean be named where it sets attributes.
 */
@Component
class TemplateVariables {

	TemplateVariables(ThymeleafViewResolver views, PageContext frame, Formats fmt) {
		views.addStaticVariable("frame", frame);
		views.addStaticVariable("fmt", fmt);
	}

}
