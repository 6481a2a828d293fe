/** Takes envelopes in: {@code POST /v1/envelopes}. */
@NullMarked
package io.signalbox.ingest;

import org.jspecify.annotations.NullMarked;
