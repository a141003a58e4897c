/**
 * The platform in a box: a stand-in that speaks the wire, for trying out, front ends and
 * tests. Active in profile {@code sandbox} only. It shares no code with the platform
 * client, so that one mistake cannot hide in both, and nothing depends on it.
 */
@NullMarked
package io.cdrfacade.sandbox;

import org.jspecify.annotations.NullMarked;
