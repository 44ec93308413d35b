package se.stamkund.dataload.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import se.stamkund.dataload.Imports;
import se.stamkund.platform.web.LargeUpload;

@Configuration(proxyBeanMethods = false)
class ImportUploads {

	/** Besides the file, the form has a few fields. */
	private static final long FIELDS = 64 * 1024;

	@Bean
	LargeUpload importUpload() {
		return new LargeUpload("/admin/imports", Imports.MAX_BYTES + FIELDS, "/admin/imports/new?toolarge");
	}

}
