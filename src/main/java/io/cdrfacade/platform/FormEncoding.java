package io.cdrfacade.platform;

/** How form data is put into bytes. */
enum FormEncoding {

	/** {@code multipart/form-data}, as the platform's documentation wants it. */
	MULTIPART,

	/** {@code application/x-www-form-urlencoded}, which it takes as well. */
	URLENCODED

}
