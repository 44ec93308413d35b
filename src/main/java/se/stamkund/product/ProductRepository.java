package se.stamkund.product;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import se.stamkund.shared.ProgramId;

interface ProductRepository extends Repository<Product, UUID> {

	List<Product> saveAll(Iterable<Product> products);

	Product saveAndFlush(Product product);

	@Query("select p from Product p where p.programId = :program and p.id = :id")
	Optional<Product> find(ProgramId program, UUID id);

	@Query("select p from Product p where p.programId = :program and p.id in :ids")
	List<Product> findAll(ProgramId program, Collection<UUID> ids);

	@Query("""
			select p from Product p
			where p.programId = :program and p.storeId in :stores and p.sku in :skus
			""")
	List<Product> findByStores(ProgramId program, Collection<UUID> stores, Collection<String> skus);

}
