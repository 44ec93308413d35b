package se.stamkund.voucher.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.platform.web.LargeUpload;
import se.stamkund.voucher.VoucherFiles;

@Configuration(proxyBeanMethods = false)
class CodeUploads {

	/** Besides the file, the form has its fields. */
	private static final long FIELDS = 2L * 1024 * 1024;

	@Bean
	LargeUpload codeUpload() {
		return new LargeUpload("/admin/vouchers/new", VoucherFiles.MAX_BYTES + FIELDS, "/admin/vouchers/new?toolarge");
	}

}
