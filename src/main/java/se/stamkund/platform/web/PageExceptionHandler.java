package se.stamkund.platform.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

import se.stamkund.platform.api.InvalidParameterException;
import se.stamkund.platform.api.TooManyRequestsException;
import se.stamkund.shared.BusinessRuleException;
import se.stamkund.shared.NotFoundException;

/**
 * What pages answer when a service refuses and the controller did not put it beside the
 * form. After the REST one, since a REST controller is a {@link Controller} too.
 */
@ControllerAdvice(annotations = Controller.class)
@Order(Ordered.LOWEST_PRECEDENCE)
class PageExceptionHandler {

	/** Also an id that can't be one. */
	@ExceptionHandler({ NotFoundException.class, MethodArgumentTypeMismatchException.class })
	@ResponseStatus(HttpStatus.NOT_FOUND)
	String onNotFound() {
		return "error/404";
	}

	/** A cursor or filter that no page of ours has written. */
	@ExceptionHandler(InvalidParameterException.class)
	@ResponseStatus(HttpStatus.BAD_REQUEST)
	String onInvalidParameter() {
		return "error/4xx";
	}

	@ExceptionHandler
	ModelAndView onTooManyRequests(TooManyRequestsException ex, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ex.retryAfterSeconds()));
		return new ModelAndView("error/429", HttpStatus.TOO_MANY_REQUESTS).addObject("minutes",
				Duration.ofSeconds(ex.retryAfterSeconds()).plusSeconds(59).toMinutes());
	}

	@ExceptionHandler
	ModelAndView onBusinessRule(BusinessRuleException ex) {
		var view = new ModelAndView("error/refused", HttpStatus.UNPROCESSABLE_CONTENT);
		view.addObject("code", "error." + ex.code());
		view.addObject("arguments", ex.arguments());
		return view;
	}

}
