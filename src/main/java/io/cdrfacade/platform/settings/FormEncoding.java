package io.cdrfacade.platform.settings;

/** How form data is put into bytes. */
public enum FormEncoding {

	/** {@code multipart/form-data}, as the platform's documentation wants it. */
	MULTIPART,

	/** {@code application/x-www-form-urlencoded}, which it takes as well. */
	URLENCODED

}
