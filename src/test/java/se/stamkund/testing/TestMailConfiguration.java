package se.stamkund.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.util.TestSocketUtils;

/** A mail server that takes everything; {@code .example} addresses never get there. */
@TestConfiguration(proxyBeanMethods = false)
class TestMailConfiguration {

	@Bean(initMethod = "start", destroyMethod = "stop")
	GreenMail greenMail() {
		return new GreenMail(
				new ServerSetup(TestSocketUtils.findAvailableTcpPort(), "localhost", ServerSetup.PROTOCOL_SMTP));
	}

	@Bean
	JavaMailSender mailSender(GreenMail server) {
		var sender = new JavaMailSenderImpl();
		sender.setHost("localhost");
		sender.setPort(server.getSmtp().getPort());
		return sender;
	}

}
