/** The API as a document for machines. */
@NullMarked
package io.signalbox.settings.service.openapi;

import org.jspecify.annotations.NullMarked;
