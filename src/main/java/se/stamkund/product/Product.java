package se.stamkund.product;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import se.stamkund.shared.Ids;
import se.stamkund.shared.Money;
import se.stamkund.shared.ProgramId;

/** Something a store sells. */
@Entity
class Product {

	@Id
	private UUID id;

	@PartitionKey
	@Column(updatable = false)
	private ProgramId programId;

	@Column(updatable = false)
	private UUID storeId;

	@Column(updatable = false)
	private String sku;

	private String name;

	private @Nullable String brand;

	@JdbcTypeCode(SqlTypes.ARRAY)
	private List<String> categories;

	private @Nullable Money price;

	private @Nullable Instant archivedAt;

	private Instant updatedAt;

	@Version
	private @Nullable Integer version;

	@SuppressWarnings("NullAway.Init")
	protected Product() {
	}

	@SuppressWarnings("NullAway.Init")
	Product(ProgramId program, UUID store, PutProduct content, Instant now) {
		this.id = Ids.next();
		this.programId = program;
		this.storeId = store;
		this.sku = content.sku();
		change(content, now);
	}

	/** Becomes what the store says it is now, and is on sale again. */
	final void change(PutProduct content, Instant now) {
		this.name = content.name();
		this.brand = content.brand();
		this.categories = content.categories();
		this.price = content.price();
		this.archivedAt = null;
		this.updatedAt = now;
	}

	/** Becomes what staff say it is. */
	void change(ChangeProduct content, Instant now) {
		this.name = content.name();
		this.brand = content.brand();
		this.categories = content.categories();
		this.price = content.price();
		this.updatedAt = now;
	}

	void restore(Instant now) {
		this.archivedAt = null;
		this.updatedAt = now;
	}

	ProductKey key() {
		return new ProductKey(this.storeId, this.sku);
	}

	/** No longer sold. Orders keep what they know of it. */
	void archive(Instant now) {
		if (this.archivedAt == null) {
			this.archivedAt = now;
			this.updatedAt = now;
		}
	}

	String sku() {
		return this.sku;
	}

	ProductView view() {
		return new ProductView(this.id, this.storeId, this.sku, this.name, this.brand, this.categories, this.price,
				this.archivedAt, (this.version != null) ? this.version : 0);
	}

}
