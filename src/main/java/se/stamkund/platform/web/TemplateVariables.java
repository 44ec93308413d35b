package se.stamkund.platform.web;

import org.springframework.stereotype.Component;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Gives every template {@code frame}, {@code fmt} and {@code fields}. As variables, since
 * Thymeleaf lets no bean be named where it sets attributes.
 */
@Component
class TemplateVariables {

	TemplateVariables(ThymeleafViewResolver views, PageContext frame, Formats fmt, Fields fields) {
		views.addStaticVariable("frame", frame);
		views.addStaticVariable("fmt", fmt);
		views.addStaticVariable("fields", fields);
	}

}
