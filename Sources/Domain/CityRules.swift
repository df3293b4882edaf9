/// Everything that must hold between the tables of a city.
func cityFaults(_ city: City) -> [Fault] { [] }
