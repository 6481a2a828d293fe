/** The scenarios on the deployed template. */
@NullMarked
package io.signalbox.localstack.scenario;

import org.jspecify.annotations.NullMarked;
