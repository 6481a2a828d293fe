/**
 * The template, deployed whole on LocalStack: in a container where a Docker engine answers, from
 * PyPI on this machine where none does.
 */
@NullMarked
package io.signalbox.localstack;

import org.jspecify.annotations.NullMarked;
