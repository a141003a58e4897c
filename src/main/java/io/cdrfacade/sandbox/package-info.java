/**
 * A stand-in for the platform, in profile {@code sandbox} only: it speaks the platform's
 * wire format, for trials, front ends and tests. {@code SandboxServlet} takes the
 * requests, {@code SandboxServices} answers them, and a {@code SandboxFault} that is
 * switched on makes the answers wrong. It shares no code with the platform client, so
 * that one mistake cannot hide in both, and nothing depends on it.
 */
@NullMarked
package io.cdrfacade.sandbox;

import org.jspecify.annotations.NullMarked;
