FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
RUN ./mvnw -q -B dependency:go-offline
COPY src src
RUN ./mvnw -q -B -DskipTests package \
 && java -Djarmode=tools -jar target/stamkund-*.jar extract --layers --destination target/app --application-filename stamkund.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 stamkund
WORKDIR /app
COPY --from=build /src/target/app/dependencies/ ./
COPY --from=build /src/target/app/spring-boot-loader/ ./
COPY --from=build /src/target/app/snapshot-dependencies/ ./
COPY --from=build /src/target/app/application/ ./
USER stamkund
EXPOSE 8080
ENV JAVA_TOOL_OPTIONS="-XX:InitialRAMPercentage=60 -XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError"
ENTRYPOINT ["java", "-jar", "stamkund.jar"]
