package se.stamkund.dataload;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import se.stamkund.platform.StartupLine;

/** Tells who starts the application how to get into the demo shop. */
@Component
@Order(1)
class DemoStartupLine implements StartupLine {

	private final DemoShop demo;

	private final String url;

	DemoStartupLine(DemoShop demo, @Value("${stamkund.public-url}") String url) {
		this.demo = demo;
		this.url = url.replaceAll("/+$", "");
	}

	@Override
	public List<String> lines() {
		if (!this.demo.status().isReady()) {
			return List.of();
		}
		return List.of("The demo shop Fjällbod, made up from end to end:",
				"  admin  %s/login  %s  %s".formatted(this.url, DemoShop.OWNER_EMAIL, DemoShop.PASSWORD),
				"  till   %s/login  %s  %s".formatted(this.url, DemoShop.TILL_EMAIL, DemoShop.PASSWORD),
				"  Anna   %s, \"Se det Anna ser\"".formatted(this.url),
				"  API    curl %s/api/v1/members/ext:web:%s/balance \\".formatted(this.url, DemoAnna.EXTERNAL_ID),
				"           -H 'Authorization: Bearer %s'".formatted(DemoShop.KEY));
	}

}
